// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches the document of a {@code jsonUrl} feeder. Blocks; a run's set-up may wait for it, users never do. */
final class JsonFetch {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int OK = 200;

    private JsonFetch() {}

    /**
     * The document.
     *
     * @throws SimulationException when the address is none, or the answer is not 200
     * @throws IOException when there is no answer
     */
    static byte[] get(FeederSpec.JsonUrl origin) throws IOException {
        HttpRequest request = request(origin);
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != OK) {
                throw new SimulationException(
                        origin.words() + ": the server answered " + response.statusCode() + " instead of " + OK);
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulationException(origin.words() + ": interrupted while waiting for the server", e);
        }
    }

    private static HttpRequest request(FeederSpec.JsonUrl origin) {
        try {
            return HttpRequest.newBuilder(URI.create(origin.url()))
                    .timeout(ANSWER_WITHIN)
                    .header("Accept", "application/json")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new SimulationException(origin.words() + ": not an http or https address: " + e.getMessage(), e);
        }
    }
}
