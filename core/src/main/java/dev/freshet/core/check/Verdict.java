// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec;
import dev.freshet.core.CheckSpec.Validation;
import dev.freshet.core.Session;
import dev.freshet.core.json.Spot;
import org.jspecify.annotations.Nullable;

/** Says whether a value is what the check demands. Shared by all users. */
interface Verdict {

    /**
     * Judges a value.
     *
     * @param actual the value; null for a null that was found, {@link Nothing#NOTHING} when nothing was
     * @param isExplained whether a refusal needs its words; most events that are refused are only of another kind than a check waits for
     * @return the value that the check keeps, or a {@link Refusal}
     * @throws dev.freshet.core.el.ExpressionException when there is no expected value
     */
    @Nullable
    Object judge(@Nullable Object actual, Session session, boolean isExplained);

    /**
     * Judges a value where it stands, as it would be judged by itself.
     *
     * @param finder what has found it there
     * @param isKept whether the value that the check keeps is wanted; else any that is no refusal will do
     */
    default @Nullable Object judge(ByteFinder finder, Spot spot, Session session, boolean isExplained, boolean isKept) {
        return judge(finder.value(spot), session, isExplained);
    }

    /** How the validation is called in messages, for example {@code is(5)}. */
    String label(Session session);

    static Verdict of(CheckSpec spec) {
        Validation validation = spec.validation();
        Shown shown = new Shown(spec.isActualLogged());
        if (validation instanceof Validation.Comparison comparison) {
            return new ComparisonVerdict(comparison.verb(), comparison.expected(), shown);
        }
        if (validation instanceof Validation.Presence presence) {
            return new PresenceVerdict(presence.verb(), shown);
        }
        Validation.Custom custom = (Validation.Custom) validation;
        return new CustomVerdict(custom.name(), custom.function());
    }

    /**
     * The value is not what the check demands.
     *
     * @param reason what was found instead
     */
    record Refusal(String reason) {

        /** A refusal that nobody asks the reason of. */
        static final Refusal UNEXPLAINED = new Refusal("");
    }

    /**
     * How values show in messages.
     *
     * @param isActualLogged whether the actual one may show
     */
    record Shown(boolean isActualLogged) {

        private static final int MAX_LENGTH = 300;

        String actual(@Nullable Object value) {
            return isActualLogged || value == Nothing.NOTHING ? text(value) : "a value";
        }

        static String text(@Nullable Object value) {
            if (value == Nothing.NOTHING) {
                return "nothing";
            }
            if (value instanceof byte[] bytes) {
                return bytes.length + " bytes";
            }
            String text = String.valueOf(value);
            return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        }
    }
}
