// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.server.ReceivedRequest;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/sample-server.md} shows of the server in other people's tests. */
final class SampleServerGuideTest {

    @Test
    void aClientThatReconnectsSaysWhatItHasSeen() throws IOException, InterruptedException {
        // snippet: sample-server-script
        try (SampleServer server = SampleServer.start()) {
            server.script(
                    "/prices",
                    StreamScript.stream().event(SseEvent.of("one").withId("1")).drop(),
                    StreamScript.stream()
                            .event(SseEvent.of("two").withId("2"))
                            .pause(Duration.ofSeconds(1))
                            .end());

            // the client under test connects to server.baseUrl() + "/prices" ...
            // end
            runClient(server.baseUrl() + "/prices");
            // snippet: sample-server-script

            List<ReceivedRequest> requests = server.awaitRequests("/prices", 2, Duration.ofSeconds(10));
            assertThat(requests.get(1).header("Last-Event-ID")).contains("1");
        }
        // end
    }

    private static void runClient(String url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        try {
            client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            HttpRequest again = HttpRequest.newBuilder(URI.create(url))
                    .header("Last-Event-ID", "1")
                    .build();
            client.send(again, BodyHandlers.ofString());
        }
    }
}
