// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets which document. */
@Timeout(10)
final class LiveDocumentsTest {

    private final LiveDocuments documents = new LiveDocuments();

    @Test
    void oneWhoIsSlowMissesSome() throws InterruptedException {
        long had = documents.had();
        publish("1");
        publish("2");
        publish("3");

        LiveDocuments.Numbered next = Objects.requireNonNull(documents.after(had));
        assertThat(next.event()).isEqualTo("3");
        publish("4");
        assertThat(documents.after(next.number()))
                .extracting(seen -> seen.event())
                .isEqualTo("4");
    }

    @Test
    void theLastOneIsGivenOnceToEverybody() throws InterruptedException {
        long early = documents.had();
        publish("last");
        documents.end();
        publish("nothing follows");

        for (long had : new long[] {early, documents.had()}) {
            LiveDocuments.Numbered last = Objects.requireNonNull(documents.after(had));
            assertThat(last.event()).isEqualTo("last");
            assertThat(documents.after(last.number())).isNull();
        }
    }

    @Test
    void whoLeavesMakesRoom() throws InterruptedException {
        for (int i = 0; i < LiveDocuments.WATCHERS; i++) {
            assertThat(documents.enter()).isTrue();
        }
        assertThat(documents.enter()).isFalse();
        assertThat(documents.areLeft(1)).isFalse();

        documents.leave();
        assertThat(documents.enter()).isTrue();
        for (int i = 0; i < LiveDocuments.WATCHERS; i++) {
            documents.leave();
        }
        assertThat(documents.areLeft(1)).isTrue();
        assertThat(documents.isWatched()).isFalse();
    }

    private void publish(String text) {
        documents.publish(text);
    }
}
