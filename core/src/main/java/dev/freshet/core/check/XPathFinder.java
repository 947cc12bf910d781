// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** Finds what an XPath leads to: the texts of nodes, or one text, number or truth. */
final class XPathFinder implements Finder.Many {

    /** The JDK's expressions are for one thread each, so every loop has its own. */
    private final ThreadLocal<XPathExpression> expression;

    XPathFinder(String path, Map<String, String> namespaces) {
        Xml.compile(path, namespaces);
        expression = ThreadLocal.withInitial(() -> Xml.compile(path, namespaces));
    }

    @Override
    public List<@Nullable Object> findAll(Views views) {
        try {
            XPathEvaluationResult<?> result = expression.get().evaluateExpression(views.xml());
            List<@Nullable Object> values = new ArrayList<>();
            if (result.value() instanceof XPathNodes nodes) {
                for (Node node : nodes) {
                    values.add(node.getTextContent());
                }
            } else {
                values.add(text(result.value()));
            }
            return values;
        } catch (XPathExpressionException e) {
            throw new CheckCrash("extraction", String.valueOf(e.getMessage()));
        }
    }

    /** A number without a fraction has no decimal point, as the standard has it (XPath 1.0 §4.2). */
    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && !number.isInfinite()
                ? new BigDecimal(number).toPlainString()
                : String.valueOf(value);
    }
}
