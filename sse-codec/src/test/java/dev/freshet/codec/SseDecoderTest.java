// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseDecoderTest {

    private static final int LIMIT_BYTES = 1 << 20;

    private final SignalLog log = new SignalLog();
    private final SseDecoder decoder = new SseDecoder(log, LIMIT_BYTES);

    // What is told, and when.

    @Test
    void anEventIsToldWhenTheCarriageReturnOfItsBlankLineArrives() {
        decode(decoder, "data: a\r\n\r");
        assertThat(log.events()).hasSize(1);

        decode(decoder, "\n");
        decode(decoder, "data: b\r\r");
        assertThat(log.events()).extracting(Signal.Event::data).containsExactly("a", "b");
    }

    @Test
    void anEmptyReadBetweenCarriageReturnAndLineFeedChangesNothing() {
        decode(decoder, "data: a\r");
        decode(decoder, "");
        decode(decoder, "\ndata: b\n\n");

        assertThat(log.events()).extracting(Signal.Event::data).containsExactly("a\nb");
    }

    @Test
    void signalsKeepTheOrderOfTheStream() {
        decode(decoder, ": c1\nretry: 5\ndata: a\n: c2\n\nevent: beat\n\n:c3\n");

        assertThat(log.signals())
                .containsExactly(
                        new Signal.Comment("c1"),
                        new Signal.Retry(5),
                        new Signal.Comment("c2"),
                        new Signal.Event("message", "a", "", 5),
                        new Signal.DatalessBlock("beat", "", -1),
                        new Signal.Comment("c3"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(textBlock = """
            event: beat,      true,  it names a type
            id: 1,            true,  it sets the id
            id:,              true,  it clears the id
            event:,           false, an empty type names none
            retry: 5,         false, the reconnection time is told by itself
            : beat,           false, a comment is told by itself
            other: x,         false, an unknown field says nothing
            """)
    void aBlockWithoutDataIsToldIfItHasTypeOrId(String line, boolean told, String reason) {
        decode(decoder, line + "\n\n");

        assertThat(log.signals().stream().anyMatch(Signal.DatalessBlock.class::isInstance))
                .as(reason)
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648, 2147483648",
        "9007199254740993, 4611686018427",
        "99999999999999999999999, 4611686018427",
        "0000000000000000000000000000007, 7"
    })
    void aLongReconnectionTimeNeverOverflows(String value, long retryMs) {
        decode(decoder, "retry: " + value + "\n");

        assertThat(decoder.retryMs()).isEqualTo(retryMs);
        assertThat(log.signals()).containsExactly(new Signal.Retry(retryMs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 5", "5 ", "+5", "-5", "5.0", "0x5", "\u0665", "1_000"})
    void aReconnectionTimeIsAsciiDigitsOnly(String value) {
        decode(decoder, "retry: " + value + "\n");

        assertThat(decoder.retryMs()).isEqualTo(SseEvent.NO_RETRY);
        assertThat(log.signals()).isEmpty();
    }

    // The last event ID.

    @Test
    void theLastEventIdOfAnEarlierConnectionCarriesOver() {
        SseDecoder reconnected = new SseDecoder(log, LIMIT_BYTES, "é7");
        assertThat(reconnected.lastEventId()).isEqualTo("é7");

        decode(reconnected, "data: a\n\nid\ndata: b\n\n");

        assertThat(log.events()).extracting(Signal.Event::id).containsExactly("é7", "");
        assertThat(reconnected.lastEventId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100})
    void theLastEventIdOutlivesTheReadThatBroughtIt(int readSize) {
        String body = "id: 1\ndata: a\n\nid: 234\ndata: b\n\ndata: c\n\nid: 5\ndata: never ended\n";
        byte[] bytes = body.getBytes(UTF_8);
        ByteBuffer reused = ByteBuffer.allocateDirect(readSize);
        for (int from = 0; from < bytes.length; from += readSize) {
            int size = Math.min(readSize, bytes.length - from);
            decoder.decode(reused.clear().put(bytes, from, size).flip());
            reused.clear().put(new byte[readSize]);
        }

        assertThat(log.events()).extracting(Signal.Event::id).containsExactly("1", "234", "234");
        assertThat(decoder.lastEventId()).isEqualTo("234");
    }

    @Test
    void theLastEventIdIsAlreadyThatOfTheBlockInTheCallback() {
        List<String> ids = new ArrayList<>();
        SseHandler handler = new EventsOnly() {
            @Override
            public void onEvent(SseBlock event) {
                ids.add(event.id());
            }

            @Override
            public void onComment(SseComment comment) {
                ids.add(comment.text());
            }
        };
        decode(new SseDecoder(handler, LIMIT_BYTES), "id: 1\ndata: a\n:x\n\n");

        assertThat(ids).containsExactly("x", "1");
    }

    // The end.

    @ParameterizedTest
    @CsvSource({"'data: a\\n\\n',false", "'data: a\\n',true", "'data: a',true", "':c\\n',false", "'',false", "':c',true"
    })
    void theEndTellsWhetherTheBodyBrokeOff(String body, boolean unfinished) {
        decode(decoder, body.replace("\\n", "\n"));

        assertThat(decoder.end()).isEqualTo(unfinished);
        assertThat(decoder.isStopped()).isTrue();
        assertThat(decoder.carryCapacity()).isZero();
    }

    @Test
    void anUnfinishedBlockLeavesNothingBehind() {
        decode(decoder, "id: 1\ndata: a\nretry: 9\n");
        decoder.end();
        decode(decoder, "\n\ndata: later\n\n");

        assertThat(log.signals()).containsExactly(new Signal.Retry(9));
        assertThat(decoder.lastEventId()).isEmpty();
        assertThat(decoder.retryMs()).isEqualTo(9);
    }

    // Stopping.

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void afterStopNothingIsToldAndTheRestIsConsumed(int readSize) {
        byte[] body = "id: 1\ndata: a\n\nid: 2\ndata: b\n\ndata: c\n\n:d\n".getBytes(UTF_8);
        StopAt handler = new StopAt(2);
        for (int from = 0; from < body.length; from += readSize) {
            ByteBuffer read = ByteBuffer.wrap(body, from, Math.min(readSize, body.length - from));
            handler.decoder.decode(read);
            assertThat(read.hasRemaining()).isFalse();
        }

        assertThat(handler.told).containsExactly("a", "b");
        assertThat(handler.decoder.isStopped()).isTrue();
        assertThat(handler.decoder.lastEventId()).isEqualTo("2");
        assertThat(handler.decoder.carryCapacity()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {":x\ndata: a\n\n", "retry: 1\ndata: a\n\n", "event: x\n\ndata: a\n\n"})
    void everyCallbackMayStop(String body) {
        StopAt handler = new StopAt(1);
        decode(handler.decoder, body);

        assertThat(handler.told).hasSize(1).doesNotContain("a");
    }

    @Test
    void aViewStaysReadableBehindAStopInItsCallback() {
        for (String firstRead : List.of("data: a\n", "")) {
            StopAt handler = new StopAt(1);
            decode(handler.decoder, firstRead);
            decode(handler.decoder, "data: b\nid: 1\n\n");
            assertThat(handler.told).containsExactly(firstRead.isEmpty() ? "b" : "a\nb");
        }
    }

    @Test
    void aStopBetweenReadsReleasesWhatWasPending() {
        decode(decoder, "data: a\ndata: b");
        assertThat(decoder.carryCapacity()).isPositive();

        decoder.stop();

        assertThat(decoder.carryCapacity()).isZero();
        decode(decoder, "\n\n");
        assertThat(log.signals()).isEmpty();
    }

    @Test
    void anExceptionFromACallbackStopsTheDecoder() {
        SseHandler handler = new EventsOnly() {
            @Override
            public void onEvent(SseBlock event) {
                throw new IllegalStateException("the handler's own");
            }
        };
        SseDecoder failing = new SseDecoder(handler, LIMIT_BYTES);

        assertThatThrownBy(() -> decode(failing, "id: 7\ndata: a\n\ndata: b\n\n"))
                .hasMessage("the handler's own");

        assertThat(failing.isStopped()).isTrue();
        assertThat(failing.lastEventId()).isEqualTo("7");
        decode(failing, "data: c\n\n");
    }

    // The limit.

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            'data: 3456789\\n\\n',          false, a line as large as the limit
            'data: 34567890\\n\\n',         true,  a line one larger
            'data: 34567890',               true,  a line one larger that has not ended
            ': 345678901234\\n',            true,  a comment too large
            'x: 34567890123',               true,  an unknown field too large
            'data:1\\ndata:2',              false, two lines as large as the limit with the line end between them
            'data:1\\ndata:23',             true,  two lines one larger
            'data:1\\r\\ndata:2\\r\\n\\r\\n', false, a line end counts as one byte however long
            ':234567890\\n:234567890\\n',   false, comments do not add up
            'retry: 1\\nretry: 1\\n',       false, reconnection times do not add up
            'data:1\\n\\ndata:2\\n\\n',     false, events do not add up
            """)
    void theLimitIsForOneBlock(String body, boolean tooLarge, String reason) {
        byte[] bytes = body.replace("\\n", "\n").replace("\\r", "\r").getBytes(UTF_8);
        for (int readSize : List.of(1, 2, 3, 1000)) {
            SignalLog signals = new SignalLog();
            SseDecoder limited = new SseDecoder(signals, 13);
            for (int from = 0; from < bytes.length; from += readSize) {
                limited.decode(ByteBuffer.wrap(bytes, from, Math.min(readSize, bytes.length - from)));
            }
            assertThat(signals.signals().contains(new Signal.TooLarge(13)))
                    .as(reason)
                    .isEqualTo(tooLarge);
            assertThat(limited.isStopped()).as(reason).isEqualTo(tooLarge);
        }
    }

    @Test
    void whatIsTooLargeIsToldOnceAfterWhatCameBefore() {
        SseDecoder limited = new SseDecoder(log, 20);
        decode(limited, "data: a\n\ndata: 012345678901234567890\n\ndata: b\n\n");
        decode(limited, "data: 012345678901234567890\n\ndata: c\n\n");

        assertThat(log.signals()).containsExactly(new Signal.Event("message", "a", "", -1), new Signal.TooLarge(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, SseDecoder.MAX_EVENT_SIZE_LIMIT_BYTES + 1})
    void aLimitOutOfRangeIsRefused(int limitBytes) {
        assertThatThrownBy(() -> new SseDecoder(log, limitBytes)).isInstanceOf(IllegalArgumentException.class);
    }

    // Misuse.

    @Test
    void decodingFromACallbackIsRefused() {
        List<Throwable> refusals = new ArrayList<>();
        SseDecoder[] decoders = new SseDecoder[1];
        SseHandler handler = new EventsOnly() {
            @Override
            public void onEvent(SseBlock event) {
                try {
                    decode(decoders[0], "data: nested\n\n");
                } catch (IllegalStateException e) {
                    refusals.add(e);
                }
            }
        };
        decoders[0] = new SseDecoder(handler, LIMIT_BYTES);
        decode(decoders[0], "data: a\n\ndata: b\n\n");

        assertThat(refusals).hasSize(2);
    }

    static void decode(SseDecoder decoder, String text) {
        decoder.decode(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    /** A handler that expects no event to be too large. */
    abstract static class EventsOnly implements SseHandler {
        @Override
        public void onTooLarge(int limitBytes) {
            throw new AssertionError("an event is larger than " + limitBytes + " bytes");
        }
    }

    /** Stops its decoder in the given callback, and writes each down after that. */
    private static final class StopAt extends EventsOnly {
        private final SseDecoder decoder = new SseDecoder(this, LIMIT_BYTES);
        private final List<String> told = new ArrayList<>();
        private final int last;

        StopAt(int last) {
            this.last = last;
        }

        private void stopIfLast() {
            if (told.size() + 1 == last) {
                decoder.stop();
            }
        }

        @Override
        public void onEvent(SseBlock event) {
            stopIfLast();
            told.add(event.data());
        }

        @Override
        public void onComment(SseComment comment) {
            stopIfLast();
            told.add(comment.text());
        }

        @Override
        public void onRetry(long retryMs) {
            stopIfLast();
            told.add("" + retryMs);
        }

        @Override
        public void onDatalessBlock(SseBlock block) {
            stopIfLast();
            told.add(block.type());
        }
    }
}
