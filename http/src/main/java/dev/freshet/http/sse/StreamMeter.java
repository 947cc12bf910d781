// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.StreamSeries;

/**
 * What is counted of one stream. Adds up while a read is decoded and tells the series once per read. Confined to the user's loop.
 *
 * <p>All events of a read have its arrival time: the first of them has the gap since the event before, the others a gap of 0. A gap goes on over a
 * reconnection, because that is how long nothing came.
 */
final class StreamMeter {

    private final StreamSeries series;

    private long connectingSinceNs;
    private long openSinceNs;
    private boolean isOpen;
    private boolean awaitsFirstEvent;
    private boolean hasEvent;
    private long lastEventNs;

    // Of the current read.
    private long arrivalNs;
    private long bytes;
    private int events;
    private int comments;
    private int unmatched;

    StreamMeter(StreamSeries series) {
        this.series = series;
    }

    /** A connection is being made. */
    void connecting(boolean isFirst, long nowNs) {
        series.connecting();
        connectingSinceNs = nowNs;
        awaitsFirstEvent = isFirst;
    }

    void opened(long nowNs, boolean isWatchedForStalls) {
        series.opened();
        if (isWatchedForStalls) {
            series.count(Metric.WATCHED_FOR_STALLS);
        }
        openSinceNs = nowNs;
        isOpen = true;
    }

    /** The connection that was being made, or was open, is gone. */
    void disconnected(EndReason reason, long nowNs) {
        readEnded();
        if (isOpen) {
            series.ended(reason, nowNs - openSinceNs);
            if (awaitsFirstEvent) {
                series.count(Metric.ENDED_BEFORE_FIRST_EVENT);
            }
        } else if (reason == EndReason.REFUSED && !awaitsFirstEvent) {
            series.reconnectDeclined(); // it was not the first: the server asks not to come again
        } else if (reason == EndReason.REFUSED) {
            series.refused();
        } else if (reason == EndReason.CLOSED_BY_USER || reason == EndReason.RUN_ENDED) {
            series.connectGivenUp();
        } else {
            series.connectFailed();
        }
        isOpen = false;
        awaitsFirstEvent = false;
    }

    void reconnected(boolean succeeded, long sinceLossNs) {
        series.reconnected(succeeded, sinceLossNs);
    }

    /** Why a connection was lost. */
    void lossReason(EndReason reason, String text) {
        series.text(Metric.LOSSES, reason.text() + ": " + text);
    }

    /** The stream had been open and will not come back. */
    void lostForGood() {
        series.count(Metric.LOST_FOR_GOOD);
    }

    /** The server ended the body properly, but within an event. */
    void halfEvent() {
        series.count(Metric.HALF_EVENTS);
    }

    /** So many bytes of the body have come with the read of that time. */
    void bytes(int count, long readNs) {
        bytes += count;
        arrivalNs = readNs;
    }

    /** So many bytes of the body have come in a content coding. */
    void coded(int count) {
        series.count(Metric.CODED_BYTES, count);
    }

    void event() {
        events++;
    }

    void comment() {
        comments++;
    }

    /** An event that no check took. */
    void unmatched() {
        unmatched++;
    }

    /** An event was pushed out of the full buffer of unmatched ones. */
    void evicted() {
        series.count(Metric.EVICTED);
    }

    /** So many bytes of the read are left alone, since the connection was given up before them. */
    void unread(int count) {
        bytes -= count;
    }

    /** All that the read brought has been decoded, or the connection was given up before that. */
    void readEnded() {
        if (bytes == 0 && events == 0 && comments == 0) {
            return;
        }
        if (events > 0) {
            eventsArrived();
        }
        if (unmatched > 0) {
            series.count(Metric.UNMATCHED, unmatched);
        }
        series.read(bytes, events, comments);
        bytes = 0;
        events = 0;
        comments = 0;
        unmatched = 0;
    }

    private void eventsArrived() {
        if (awaitsFirstEvent) {
            series.record(Metric.FIRST_EVENT, arrivalNs - connectingSinceNs);
            awaitsFirstEvent = false;
        }
        if (hasEvent) {
            series.record(Metric.EVENT_GAP, arrivalNs - lastEventNs, 1);
        }
        if (events > 1) {
            series.record(Metric.EVENT_GAP, 0, events - 1);
        }
        hasEvent = true;
        lastEventNs = arrivalNs;
    }
}
