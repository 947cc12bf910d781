// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How JSONPath compares values, of which null stands for nothing: numbers by what they are worth, texts by their characters, all else only by
 * equality.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535#section-2.3.5.2.2">RFC 9535, §2.3.5.2.2</a>
 */
final class JsonOrder {

    private JsonOrder() {}

    static boolean isEqual(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        if (left.isNumber() && right.isNumber()) {
            return compareNumbers(left, right) == 0;
        }
        if (left.isArray() && right.isArray()) {
            return areElementsEqual(left, right);
        }
        if (left.isObject() && right.isObject()) {
            return areMembersEqual(left, right);
        }
        return left.equals(right);
    }

    /** Whether both are numbers, or both are texts, and the first is the lesser. */
    static boolean isLess(@Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || right == null) {
            return false;
        }
        if (left.isNumber() && right.isNumber()) {
            return compareNumbers(left, right) < 0;
        }
        return left.isTextual() && right.isTextual() && compareTexts(left.textValue(), right.textValue()) < 0;
    }

    private static boolean areElementsEqual(JsonNode left, JsonNode right) {
        boolean equal = left.size() == right.size();
        for (int i = 0; i < left.size() && equal; i++) {
            equal = isEqual(left.get(i), right.get(i));
        }
        return equal;
    }

    private static boolean areMembersEqual(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            JsonNode other = right.get(member.getKey());
            if (other == null || !isEqual(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static int compareNumbers(JsonNode left, JsonNode right) {
        if (left.isIntegralNumber()
                && right.isIntegralNumber()
                && left.canConvertToLong()
                && right.canConvertToLong()) {
            return Long.compare(left.longValue(), right.longValue());
        }
        double leftDouble = left.doubleValue();
        double rightDouble = right.doubleValue();
        boolean isExact = left.isFloatingPointNumber() && right.isFloatingPointNumber();
        if (isExact || Double.isInfinite(leftDouble) || Double.isInfinite(rightDouble)) {
            return leftDouble == rightDouble ? 0 : Double.compare(leftDouble, rightDouble);
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(JsonNode number) {
        return number.isIntegralNumber() ? new BigDecimal(number.bigIntegerValue()) : number.decimalValue();
    }

    /** By characters, not by the halves of which Java's texts consist. */
    private static int compareTexts(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return left.length() - right.length();
    }

    /** Halves of pairs stand for characters beyond all that fit into one. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
