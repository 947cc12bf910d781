// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Spot;
import org.jspecify.annotations.Nullable;

/** A finder that may find its values in the bytes of an event, without a tree. Finds what it finds in the tree, or says that it can't tell. */
interface ByteFinder extends Finder {

    /** Where the value at that place stands, valid until the next search; null when the tree has to be asked. */
    @Nullable
    Spot locate(EventBytes event, int occurrence);

    /** What values are taken as. */
    ValueKind kind();

    /** The value that stands there, or {@link Nothing#NOTHING}; the same as {@link #find} gives. */
    default @Nullable Object value(Spot spot) {
        if (spot.form() == Spot.Form.NOTHING) {
            return Nothing.NOTHING;
        }
        return spot.isLong() ? number(spot) : JsonFinder.value(spot.toJson(), kind());
    }

    private Object number(Spot spot) {
        long value = spot.longValue();
        boolean isInt = value == (int) value;
        return switch (kind()) {
            case STRING -> Long.toString(value);
            case LONG -> value;
            case DOUBLE -> (double) value;
            default -> isInt ? (Object) (int) value : (Object) value;
        };
    }
}
