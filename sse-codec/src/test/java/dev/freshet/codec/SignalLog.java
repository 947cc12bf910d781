// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.util.ArrayList;
import java.util.List;

/** A handler that writes down everything it is told. */
final class SignalLog implements SseHandler {

    private final List<Signal> signals = new ArrayList<>();

    List<Signal> signals() {
        return signals;
    }

    List<Signal.Event> events() {
        List<Signal.Event> events = new ArrayList<>();
        for (Signal signal : signals) {
            if (signal instanceof Signal.Event event) {
                events.add(event);
            }
        }
        return events;
    }

    @Override
    public void onEvent(SseBlock event) {
        signals.add(Signal.Event.of(event));
    }

    @Override
    public void onDatalessBlock(SseBlock block) {
        signals.add(new Signal.DatalessBlock(block.type(), block.id(), block.retryMs()));
    }

    @Override
    public void onComment(SseComment comment) {
        signals.add(new Signal.Comment(comment.text()));
    }

    @Override
    public void onRetry(long retryMs) {
        signals.add(new Signal.Retry(retryMs));
    }

    @Override
    public void onTooLarge(int limitBytes) {
        signals.add(new Signal.TooLarge(limitBytes));
    }
}
