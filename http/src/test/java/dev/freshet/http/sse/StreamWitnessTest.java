// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseComment;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.wire.HttpResponseHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamWitnessTest {

    private final List<String> seen = new ArrayList<>();
    private long firstNs = Long.MIN_VALUE;

    private final StreamStage stage = new StreamStage(http, new StreamWitness() {
        @Override
        public void connecting(String lastEventId, long nowNs) {
            firstNs = firstNs == Long.MIN_VALUE ? nowNs : firstNs;
            see(nowNs, "connecting '" + lastEventId + "'");
        }

        @Override
        public void head(HttpResponseHead head, ExchangeParts parts, long nowNs) {
            see(nowNs, "head " + head.status());
        }

        @Override
        public void block(SseBlock block, long nowNs) {
            see(nowNs, "block " + block.toEvent());
        }

        @Override
        public void comment(SseComment comment, long nowNs) {
            see(nowNs, "comment " + comment.text());
        }

        @Override
        public void retry(long retryMs, long nowNs) {
            see(nowNs, "retry " + retryMs);
        }

        @Override
        public void disconnected(EndReason reason, @Nullable String failure, long nowNs) {
            see(nowNs, reason + (failure == null ? "" : " " + failure));
        }

        @Override
        public void over() {
            seen.add("over");
        }
    });

    private void see(long nowNs, String what) {
        seen.add((nowNs - firstNs) / 1_000_000 + " " + what);
    }

    @Test
    void everythingIsSeenWithTheTimeOfItsRead() {
        stage.play(exec(sse("Connect").get("/")).pause(1).exec(sse("Close").close()));
        stage.passMs(5);
        stage.wire().accept();
        stage.passMs(10);
        stage.wire().read("retry: 7\nid: 1\ndata: a\n\n: hi\n\nevent: none\n\n");
        stage.pass(Duration.ofSeconds(2));

        assertThat(seen)
                .containsExactly(
                        "0 connecting ''",
                        "5 head 200",
                        "15 retry 7",
                        "15 block SseEvent[type=null, data=a, id=1, retryMs=7]",
                        "15 comment hi",
                        "15 block SseEvent[type=none, data=null, id=null, retryMs=-1]",
                        "1005 CLOSED_BY_USER",
                        "over");
    }

    @Test
    void aStreamThatComesBackIsNotOver() {
        stage.play(exec(sse("Connect")
                        .get("/")
                        .reconnect(SseReconnect.onDrop()
                                .delay(Duration.ofMillis(20))
                                .maxReconnects(1)))
                .pause(10));
        stage.wire().accept().read("id: 4\ndata: a\n\n");
        stage.wire().cut();
        stage.passMs(20);
        stage.wire().accept().cut();

        assertThat(seen)
                .contains("20 connecting '4'")
                .endsWith("20 DROPPED connection closed before the end of the body", "over");
        assertThat(seen.indexOf("over")).isEqualTo(seen.size() - 1);
    }

    @Test
    void whatIsNoStreamIsSeenToo() {
        stage.play(exec(sse("Connect").get("/")));
        stage.wire().head(503);

        assertThat(seen).containsExactly("0 connecting ''", "0 head 503", "0 DROPPED", "over");
    }
}
