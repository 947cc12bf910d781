// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StockMarketTest {

    private static final Pattern DATA =
            Pattern.compile("data: \\[\\{\"symbol\":\"BTC\",\"price\":\\d{4}\\.\\d{2},\"sentAt\":(\\d{13})},"
                    + "\\{\"symbol\":\"ETH\",\"price\":\\d{4}\\.\\d{2},\"sentAt\":\\1}]");

    private final SampleServer server = SampleServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithUpdates() throws Exception {
        HttpResponse<Stream<String>> response =
                client.send(request("?rate=100&count=3").GET().build(), BodyHandlers.ofLines());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> lines = response.body().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("id: "))).containsExactly("id: 1", "id: 2", "id: 3");
        assertThat(lines.stream().filter(line -> line.startsWith("event: ")))
                .containsExactly("event: snapshot", "event: update", "event: update");
        assertThat(lines.stream().filter(line -> line.startsWith("data: ")))
                .hasSize(3)
                .allMatch(line -> DATA.matcher(line).matches());
        assertThat(lines).hasSize(12);
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/stocks/prices" + query));
    }
}
