// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.text.SafeText;
import dev.freshet.core.trust.SecondRange;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSummary;
import java.io.IOException;
import java.util.OptionalLong;

/** Whether the figures can be trusted, with the seconds in doubt and the worst of what the tool measured of itself. */
final class TrustDocument {

    private static final long MS_PER_SECOND = 1_000;

    private final TrustReport trust;

    TrustDocument(TrustReport trust) {
        this.trust = trust;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("trust");
        out.writeStringField("word", trust.verdict().word());
        out.writeStringField("sentence", sentence());
        out.writeArrayFieldStart("reasons");
        for (TrustReason reason : trust.verdict().reasons()) {
            out.writeString(SafeText.lines(reason.sentence()));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("figures");
        for (TrustFigure figure : TrustFigure.values()) {
            figure(figure, out);
        }
        out.writeEndArray();
        seconds(out);
        out.writeEndObject();
    }

    private String sentence() {
        if (trust.verdict().isSuspect()) {
            return "These figures are suspect: the tool or its machine was not fit for the load all the time.";
        }
        return trust.verdict().unmeasured().isEmpty()
                ? "Nothing speaks against these figures."
                : "Nothing that was measured speaks against these figures.";
    }

    /** One that is neither known nor judged is left out. */
    private void figure(TrustFigure figure, JsonGenerator out) throws IOException {
        TrustSummary.Worst worst = trust.summary().worst().get(figure);
        boolean isUnmeasured = trust.verdict().unmeasured().contains(figure);
        if (worst == null && !isUnmeasured) {
            return;
        }
        boolean isReason = trust.verdict().reasons().stream()
                .anyMatch(reason -> reason.key().equals(figure.key()));
        OptionalLong most = TrustReport.most(figure);
        out.writeStartObject();
        out.writeStringField("title", figure.words());
        out.writeStringField("value", worst == null ? "" : figure.text(worst.value()));
        out.writeStringField("limit", most.isPresent() ? figure.text(most.getAsLong()) : "");
        out.writeStringField("state", isReason ? "suspect" : worst == null ? "unknown" : "ok");
        out.writeEndObject();
    }

    private void seconds(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("seconds");
        for (TrustReason reason : trust.verdict().reasons()) {
            for (SecondRange range : reason.seconds()) {
                out.writeStartObject();
                out.writeNumberField("atMs", range.first() * MS_PER_SECOND);
                out.writeStringField("text", SafeText.lines(reason.text()));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }
}
