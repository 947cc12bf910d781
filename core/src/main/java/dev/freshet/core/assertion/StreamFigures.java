// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.SequenceStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.text.Quantity;

/**
 * Streams of one name, or all of them.
 *
 * @param seconds how long the run was
 */
record StreamFigures(StreamStats stream, double seconds) implements Figures {

    @Override
    public Reading read(AssertionTarget target) {
        return switch (target.metric()) {
            case FIRST_EVENT -> Figures.time(stream.firstEvent(), target, "no event came");
            case EVENT_GAP -> Figures.time(stream.gap(), target, "no stream received a second event");
            case DELIVERY_LATENCY -> Figures.time(stream.deliveryLatency(), target, undated());
            case STREAM_LIFETIME -> Figures.time(stream.lifetime(), target, "no stream was opened and ended");
            case EVENTS -> events(target);
            case LOST_EVENTS -> sequence(stream.sequence().lost());
            case DUPLICATED_EVENTS -> sequence(stream.sequence().duplicated());
            case OUT_OF_ORDER_EVENTS -> sequence(stream.sequence().outOfOrder());
            case RECONNECTS ->
                new Reading.Value(
                        stream.reconnectsOk().count() + stream.reconnectsKo().count());
            case STALLS -> new Reading.Value(stream.stalls());
            case DROPS -> new Reading.Value(stream.ends(EndReason.DROPPED));
            case LOST_STREAMS -> new Reading.Value(stream.losses().streams());
            case ENDED_BEFORE_FIRST_EVENT -> new Reading.Value(stream.losses().endedBeforeFirstEvent());
            case OPEN_STREAMS -> new Reading.Value(stream.levels().openMax());
            default -> throw Figures.unknown(target);
        };
    }

    private String undated() {
        if (stream.clockSkewed() > 0) {
            return "all events arrived before the time that their publisher gave them: the clocks differ";
        }
        return stream.undated() > 0
                ? "no event told when it was published: publishedAt(..) found no time in "
                        + Quantity.count(stream.undated()).plain() + " events"
                : "no event was asked when it was published: give the stream .publishedAt(check), or the protocol .ssePublishedAt(check)";
    }

    private Reading events(AssertionTarget target) {
        return target.figure() == AssertionTarget.Figure.PER_SECOND
                ? Figures.perSecond(stream.events(), seconds)
                : new Reading.Value(stream.events());
    }

    private Reading sequence(long count) {
        SequenceStats sequence = stream.sequence();
        return sequence.isRecorded() ? new Reading.Value(count) : new Reading.Missing(unnumbered(sequence));
    }

    private static String unnumbered(SequenceStats sequence) {
        return sequence.unnumbered() > 0
                ? "no event told its number: sequence(..) found none in "
                        + Quantity.count(sequence.unnumbered()).plain() + " events"
                : "no event was asked for its number: give the stream .sequence(check), or the protocol .sseSequence(check)";
    }
}
