// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.time.VirtualLoops;
import dev.freshet.http.client.Exchange.State;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of an exchange apart from every version of HTTP: each event in each state, by attempts that only note what is asked of them. */
class ExchangeTest {

    private final VirtualLoops loops = new VirtualLoops(1);
    private final Recorder recorder = new Recorder();
    private final List<String> asked = new ArrayList<>();
    private final Exchange exchange = new Exchange(
            loops.loop(),
            new Source(),
            loops.clock().nowNs() + Duration.ofSeconds(5).toNanos(),
            recorder);

    /** Notes what the exchange asks of where connections come from. */
    private final class Source implements ConnectionSource {
        @Override
        public void supply(Exchange of, HttpUri uri) {
            asked.add("supply");
        }

        @Override
        public void supplyNew(Exchange of, HttpUri uri) {
            asked.add("supplyNew");
        }

        @Override
        public void over(Exchange of) {
            asked.add("over");
        }
    }

    /** Notes what the exchange asks of it. */
    private final class Noting implements Attempt {
        private final boolean isInVain;
        private final boolean isWithoutEffect;

        Noting(boolean isInVain, boolean isWithoutEffect) {
            this.isInVain = isInVain;
            this.isWithoutEffect = isWithoutEffect;
        }

        @Override
        public void send(HttpRequest request) {
            asked.add("send");
        }

        @Override
        public void reading(boolean isOn) {
            throw new AssertionError("nothing is held back here");
        }

        @Override
        public boolean isSent() {
            return true;
        }

        @Override
        public boolean isWithoutEffect() {
            return isWithoutEffect;
        }

        @Override
        public boolean isInVain() {
            return isInVain;
        }

        @Override
        public void leave(boolean isReusable) {
            asked.add(isReusable ? "leave to others" : "leave");
        }

        @Override
        public long firstByteNs() {
            return 7;
        }

        @Override
        public long sentBytes() {
            return 10;
        }

        @Override
        public long receivedBytes() {
            return 100;
        }

        @Override
        public boolean isReused() {
            return true;
        }

        @Override
        public boolean isHttp2() {
            return false;
        }
    }

    private static HttpRequest request(String method) {
        return new HttpRequest(method, HttpUri.parse("http://host/path"), Headers.NONE, ByteBuffer.allocate(0));
    }

    private void open(String method) {
        exchange.open(request(method));
    }

    private void reach(State state) {
        open("GET");
        if (state != State.CONNECTING) {
            exchange.connected(new Noting(false, false));
        }
        if (state == State.BODY) {
            happens("head");
        }
        if (state == State.OVER) {
            exchange.cancel();
        }
        asked.clear();
    }

    private void happens(String event) {
        long nowNs = loops.clock().nowNs();
        switch (event) {
            case "connection" -> exchange.connected(new Noting(false, false));
            case "head" -> exchange.onHead(new HttpResponseHead(200, Headers.NONE), null, nowNs);
            case "unreadable" -> exchange.onHead(new HttpResponseHead(200, Headers.NONE), "no such coding", nowNs);
            case "end" -> exchange.onEnd(true, nowNs);
            case "end at close" -> exchange.onEnd(false, nowNs);
            case "failure" -> exchange.onFailed("broken", nowNs);
            case "loss" -> exchange.onLost("lost", nowNs);
            case "piece" -> exchange.onPiece(ByteBuffer.wrap(new byte[] {'a'}), nowNs);
            case "read end" -> exchange.onReadEnd(nowNs);
            case "deadline" -> loops.advance(Duration.ofSeconds(5));
            case "cancel" -> exchange.cancel();
            default -> throw new IllegalArgumentException(event);
        }
    }

    /**
     * Of pieces and of the end no attempt tells before a head, nor when it has been left; the end of a read with pieces is in {@link #whoLooksAtHeadsOnlyHearsNothingOfTheBody}, and a
     * second head in {@link #aHeadOutOfTurnIsADefect}.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # state    | event        | next       | asked                | told
        CONNECTING | connection   | HEAD       | send                 | - [] open
        CONNECTING | failure      | OVER       | over                 | - [] CONNECT: broken
        CONNECTING | unreadable   | OVER       | over                 | - [] CONNECT: no such coding
        CONNECTING | read end     | CONNECTING | ''                   | - [] open
        CONNECTING | loss         | OVER       | over                 | - [] CONNECT: lost
        CONNECTING | deadline     | CONNECTING | ''                   | - [] open
        CONNECTING | cancel       | OVER       | over                 | - [] open
        HEAD       | connection   | HEAD       | leave                | - [] open
        HEAD       | head         | BODY       | ''                   | 200 [] open
        HEAD       | unreadable   | OVER       | leave, over          | - [] HEAD: no such coding
        HEAD       | read end     | HEAD       | ''                   | - [] open
        HEAD       | failure      | OVER       | leave, over          | - [] HEAD: broken
        HEAD       | loss         | OVER       | leave, over          | - [] HEAD: lost
        HEAD       | deadline     | OVER       | leave, over          | - [] HEAD: no response head within the request timeout
        HEAD       | cancel       | OVER       | leave, over          | - [] open
        BODY       | connection   | BODY       | leave                | 200 [] open
        BODY       | unreadable   | OVER       | leave, over          | 200 [] BODY: no such coding
        BODY       | piece        | BODY       | ''                   | 200 [a] open
        BODY       | end          | OVER       | leave to others, over | 200 [] end
        BODY       | end at close | OVER       | leave, over          | 200 [] end
        BODY       | failure      | OVER       | leave, over          | 200 [] BODY: broken
        BODY       | loss         | OVER       | leave, over          | 200 [] BODY: lost
        BODY       | deadline     | BODY       | ''                   | 200 [] open
        BODY       | cancel       | OVER       | leave, over          | 200 [] open
        OVER       | connection   | OVER       | leave                | - [] open
        OVER       | unreadable   | OVER       | ''                   | - [] open
        OVER       | read end     | OVER       | ''                   | - [] open
        OVER       | end          | OVER       | ''                   | - [] open
        OVER       | end at close | OVER       | ''                   | - [] open
        OVER       | failure      | OVER       | ''                   | - [] open
        OVER       | loss         | OVER       | ''                   | - [] open
        OVER       | deadline     | OVER       | ''                   | - [] open
        OVER       | cancel       | OVER       | ''                   | - [] open
        """)
    void eachEventInEachState(State state, String event, State next, String expected, String told) {
        reach(state);
        happens(event);

        assertThat(exchange.state()).isEqualTo(next);
        assertThat(String.join(", ", asked)).isEqualTo(expected);
        assertThat(recorder.outcome()).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "HEAD", mode = EnumSource.Mode.EXCLUDE)
    void aHeadOutOfTurnIsADefect(State state) {
        reach(state);

        assertThatThrownBy(() -> happens("head")).hasMessage("BODY can't follow " + state);
        assertThat(exchange.state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}, in vain: {1}, without effect: {2}")
    @CsvSource({
        "GET, true, false, true",
        "GET, false, false, false", // something had come
        "POST, true, false, false", // the server may have done it
        "POST, true, true, true"
    })
    void aLossIsMadeGoodByAnotherAttempt(String method, boolean isInVain, boolean isWithoutEffect, boolean isRepeated) {
        open(method);
        exchange.connected(new Noting(isInVain, isWithoutEffect));
        happens("loss");

        assertThat(asked.contains("supplyNew")).isEqualTo(isRepeated);
        assertThat(exchange.state()).isEqualTo(isRepeated ? State.CONNECTING : State.OVER);
    }

    @Test
    void whoLooksAtHeadsOnlyHearsNothingOfTheBody() {
        List<String> heard = new ArrayList<>();
        HeadListener before = new HeadListener(recorder) {
            @Override
            public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
                heard.add("head");
                return super.onHead(head, nowNs);
            }

            @Override
            public void onBody(ByteBuffer piece, long nowNs) {
                heard.add("body");
            }
        };
        Exchange looked = new Exchange(loops.loop(), new Source(), loops.clock().nowNs() + 1_000_000, before)
                .open(request("GET"));
        looked.connected(new Noting(false, false));
        looked.onHead(
                new HttpResponseHead(200, Headers.NONE), null, loops.clock().nowNs());
        looked.onPiece(ByteBuffer.wrap(new byte[] {'a'}), loops.clock().nowNs());
        looked.onReadEnd(loops.clock().nowNs());
        looked.onEnd(true, loops.clock().nowNs());

        assertThat(heard).containsExactly("head");
        assertThat(recorder.outcome()).isEqualTo("200 [a] end");
    }

    @Test
    void itIsRepeatedOnceAndCostsWhatBothDid() {
        open("GET");
        exchange.connected(new Noting(true, true));
        happens("loss");
        assertThat(exchange.parts().firstByteNs()).isEqualTo(ExchangeParts.ABSENT);
        exchange.connected(new Noting(true, true));
        happens("loss");

        assertThat(asked).containsExactly("supply", "send", "leave", "supplyNew", "send", "leave", "over");
        assertThat(recorder.outcome()).isEqualTo("- [] HEAD: lost");
        assertThat(exchange.parts().bytesSent()).isEqualTo(20);
        assertThat(exchange.parts().bytesReceived()).isEqualTo(200);
    }

    @Test
    void nothingIsRepeatedAfterTheDeadline() {
        open("GET");
        exchange.connected(new Noting(true, true));
        loops.keepBusy(Duration.ofSeconds(5));
        happens("loss");

        assertThat(exchange.state()).isEqualTo(State.OVER);
    }
}
