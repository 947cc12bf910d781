// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a stream as long as it lives.
 *
 * @param answer checks of the head of the first response, nulls included: the room reports them with the step that they stand in
 * @param standing checks of every event, nulls included: the room reports them with the step that they stand in
 * @param reconnect what happens when the stream ends, or null for the policy of the protocol
 * @param watch what is watched on it
 * @param forms in which forms the answer may come
 * @param meaning what its events mean
 */
@Internal
public record StreamOptions(
        List<@Nullable CheckBuilder> answer,
        List<@Nullable SseMessageCheck> standing,
        @Nullable SseReconnect reconnect,
        StreamWatch watch,
        AnswerForms forms,
        StreamMeaning meaning) {

    static final StreamOptions NONE =
            new StreamOptions(List.of(), List.of(), null, StreamWatch.NONE, AnswerForms.USUAL, StreamMeaning.NONE);

    StreamOptions withAnswer(List<? extends @Nullable CheckBuilder> checks) {
        List<@Nullable CheckBuilder> more = new ArrayList<>(answer);
        more.addAll(checks);
        return new StreamOptions(Collections.unmodifiableList(more), standing, reconnect, watch, forms, meaning);
    }

    StreamOptions withStanding(List<? extends @Nullable SseMessageCheck> checks) {
        List<@Nullable SseMessageCheck> more = new ArrayList<>(standing);
        more.addAll(checks);
        return new StreamOptions(answer, Collections.unmodifiableList(more), reconnect, watch, forms, meaning);
    }

    StreamOptions withReconnect(SseReconnect policy) {
        return new StreamOptions(answer, standing, policy, watch, forms, meaning);
    }

    StreamOptions withWatch(StreamWatch newWatch) {
        return new StreamOptions(answer, standing, reconnect, newWatch, forms, meaning);
    }

    StreamOptions withForms(AnswerForms newForms) {
        return new StreamOptions(answer, standing, reconnect, watch, newForms, meaning);
    }

    StreamOptions withMeaning(StreamMeaning newMeaning) {
        return new StreamOptions(answer, standing, reconnect, watch, forms, newMeaning);
    }
}
