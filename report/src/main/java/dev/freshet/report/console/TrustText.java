// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustVerdict;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the figures of a run can be trusted, as text for a console. Depends on nothing but what it is given. */
@Internal
public final class TrustText {

    private TrustText() {}

    /** {@code Trust: trustworthy}, or {@code Trust: suspect: } and the reasons; what was not measured on a line of its own. Each line has its line end. */
    public static String of(TrustReport report, Palette palette) {
        TrustVerdict verdict = report.verdict();
        Lines lines = new Lines(palette);
        List<TrustReason> reasons = verdict.reasons();
        if (reasons.size() <= 1) {
            lines.sentence(
                    "",
                    "Trust: " + verdict.word()
                            + reasons.stream()
                                    .map(reason -> ": " + reason.sentence())
                                    .collect(Collectors.joining()));
        } else {
            lines.sentence("", "Trust: " + verdict.word() + ":");
            reasons.forEach(reason -> lines.sentence("  ", "- " + reason.sentence()));
        }
        if (!verdict.unmeasured().isEmpty()) {
            lines.sentence(
                    "  ",
                    "Not measured: "
                            + verdict.unmeasured().stream()
                                    .map(TrustFigure::words)
                                    .collect(Collectors.joining(", ")));
        }
        return lines.text();
    }
}
