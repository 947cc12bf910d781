// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/** An event that makes its stream a failure, such as an error within a response whose status was 200. Immutable. */
public final class SseFailure {

    private final String name;
    private final MeasureFormula.Conditions when;
    private final @Nullable CheckBuilder text;

    private SseFailure(String name, MeasureFormula.Conditions when, @Nullable CheckBuilder text) {
        this.name = name;
        this.when = when;
        this.text = text;
    }

    static SseFailure of(String name, CheckBuilder... checks) {
        return new SseFailure(name, SseMeasure.conditions(checks), null);
    }

    /** The event that meets all of these checks. They see what checks of messages see, and can't save anything. */
    public SseFailure when(CheckBuilder... checks) {
        return new SseFailure(name, SseMeasure.conditions(checks), text);
    }

    /**
     * What the failure is told apart by, behind its name: a short text of the event, of which there are few different ones, as the kind of an error. Failures
     * are counted by their texts.
     */
    public SseFailure text(CheckBuilder check) {
        return new SseFailure(name, when, SseMeasure.present("text(..)", check));
    }

    /** What it is called in the statistics. */
    @Internal
    public String name() {
        return name;
    }

    @Internal
    public MeasureFormula.Conditions when() {
        return when;
    }

    /** Where the event says what is wrong; null if it is not asked. */
    @Internal
    public @Nullable CheckBuilder text() {
        return text;
    }
}
