// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** A column of the {@link Timeline}. */
public enum TimelineMetric {
    /** Virtual users that started. */
    USERS_STARTED(Kind.COUNT),
    /** Virtual users that ended. */
    USERS_ENDED(Kind.COUNT),
    /** Virtual users that have started and not ended. */
    USERS_ACTIVE(Kind.LEVEL),
    /** Rows of all kinds that were OK. */
    REQUESTS_OK(Kind.COUNT),
    /** Rows of all kinds that were KO. */
    REQUESTS_KO(Kind.COUNT),
    /** Of plain requests. */
    RESPONSE_TIME_P50(Kind.LATENCY),
    RESPONSE_TIME_P95(Kind.LATENCY),
    RESPONSE_TIME_P99(Kind.LATENCY),
    RESPONSE_TIME_MAX(Kind.LATENCY),
    /** Of the connects of streams. */
    CONNECT_TIME_P50(Kind.LATENCY),
    CONNECT_TIME_P95(Kind.LATENCY),
    CONNECT_TIME_P99(Kind.LATENCY),
    CONNECT_TIME_MAX(Kind.LATENCY),
    /** Of checks that waited. */
    CHECK_TIME_P50(Kind.LATENCY),
    CHECK_TIME_P95(Kind.LATENCY),
    CHECK_TIME_P99(Kind.LATENCY),
    CHECK_TIME_MAX(Kind.LATENCY),
    /** Streams whose response head has come and that have not ended. */
    STREAMS_OPEN(Kind.LEVEL),
    /** Streams that wait for their response head. */
    STREAMS_CONNECTING(Kind.LEVEL),
    /** Connections of streams that ended, for whatever reason. */
    STREAMS_ENDED(Kind.COUNT),
    /** Reconnections that succeeded. */
    RECONNECTS(Kind.COUNT),
    EVENTS(Kind.COUNT),
    COMMENTS(Kind.COUNT),
    /** Bytes of the bodies of streams. */
    BYTES(Kind.COUNT),
    FIRST_EVENT_P50(Kind.LATENCY),
    FIRST_EVENT_P95(Kind.LATENCY),
    FIRST_EVENT_P99(Kind.LATENCY),
    FIRST_EVENT_MAX(Kind.LATENCY),
    GAP_P50(Kind.LATENCY),
    GAP_P95(Kind.LATENCY),
    GAP_P99(Kind.LATENCY),
    GAP_MAX(Kind.LATENCY),
    DELIVERY_P50(Kind.LATENCY),
    DELIVERY_P95(Kind.LATENCY),
    DELIVERY_P99(Kind.LATENCY),
    DELIVERY_MAX(Kind.LATENCY),
    /** How often a loop handed over noticeably late: what it counted meanwhile is in the row that it handed over to, and not in that of its second. */
    LATE_LOOPS(Kind.COUNT);

    /** What a value means, and what becomes of two rows when they are made one. */
    public enum Kind {
        /** How many during the row. Two rows are added. */
        COUNT,
        /** How many at the end of the row. Of two rows the higher stays. */
        LEVEL,
        /**
         * Nanoseconds of what was recorded during the row, of OK requests only, or {@link Timeline#NOTHING}. Of two rows the higher stays:
         * percentiles are not averaged, so such a row tells of the worse of its seconds.
         */
        LATENCY
    }

    private final Kind kind;

    TimelineMetric(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    long merge(long first, long second) {
        return kind == Kind.COUNT ? first + second : Math.max(first, second);
    }
}
