// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseReconnect;
import dev.freshet.launch.LaunchException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What happens when a stream ends, as a command line says it: a policy, and after commas what differs from its defaults, such as
 * {@code on-drop,delay=500ms,backoff=2:30s,jitter=0.2,attempts=5,times=3}. Immutable.
 */
@Internal
public final class AskedReconnect {

    private static final String GRAMMAR =
            "give never, on-drop, like-browser or resume-by-get, and after it, where wanted, ,delay=500ms ,backoff=2:30s ,jitter=0.2 ,attempts=5 ,times=3";

    private final String text;
    private final boolean isNever;
    private final Spoken<SseReconnect> policy;

    private AskedReconnect(String text, boolean isNever, Spoken<SseReconnect> policy) {
        this.text = text;
        this.isNever = isNever;
        this.policy = policy;
    }

    /**
     * What a command line says.
     *
     * @throws LaunchException when it is no policy
     */
    public static AskedReconnect of(String text) {
        List<String> words = Arrays.asList(text.split(",", -1));
        try {
            Spoken<SseReconnect> policy = named(words.get(0).strip());
            for (String word : words.subList(1, words.size())) {
                policy = with(policy, word.strip());
            }
            return new AskedReconnect(text, words.get(0).strip().equals("never"), policy);
        } catch (SimulationException | IllegalArgumentException e) {
            throw LaunchException.badInput("--reconnect " + text + ": " + GRAMMAR + ". " + e.getMessage());
        }
    }

    private static Spoken<SseReconnect> named(String name) {
        return switch (name) {
            case "never" -> new Spoken<>(SseReconnect.never(), "SseReconnect.never()");
            case "on-drop" -> new Spoken<>(SseReconnect.onDrop(), "SseReconnect.onDrop()");
            case "like-browser" -> new Spoken<>(SseReconnect.likeBrowser(), "SseReconnect.likeBrowser()");
            case "resume-by-get" -> new Spoken<>(SseReconnect.resumeByGet(), "SseReconnect.resumeByGet()");
            default -> throw new IllegalArgumentException("There is no policy '" + name + "'.");
        };
    }

    private static Spoken<SseReconnect> with(Spoken<SseReconnect> policy, String word) {
        int at = word.indexOf('=');
        String key = at < 0 ? word : word.substring(0, at).strip();
        String value = at < 0 ? "" : word.substring(at + 1).strip();
        return switch (key) {
            case "delay" -> {
                Duration delay = time(value);
                yield policy.directly(made -> made.delay(delay), ".delay(" + JavaText.duration(delay) + ")");
            }
            case "backoff" -> backoff(policy, value);
            case "jitter" -> {
                double fraction = Double.parseDouble(value);
                yield policy.directly(made -> made.jitter(fraction), ".jitter(" + fraction + ")");
            }
            case "attempts" -> {
                int attempts = Integer.parseInt(value);
                yield policy.directly(made -> made.maxAttempts(attempts), ".maxAttempts(" + attempts + ")");
            }
            case "times" -> {
                int times = Integer.parseInt(value);
                yield policy.directly(made -> made.maxReconnects(times), ".maxReconnects(" + times + ")");
            }
            default -> throw new IllegalArgumentException("There is no '" + word + "'.");
        };
    }

    private static Spoken<SseReconnect> backoff(Spoken<SseReconnect> policy, String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("backoff=" + value + " has no longest wait: backoff=2:30s.");
        }
        double factor = Double.parseDouble(value.substring(0, colon));
        Duration max = time(value.substring(colon + 1));
        return policy.directly(
                made -> made.backoff(factor, max), ".backoff(" + factor + ", " + JavaText.duration(max) + ")");
    }

    private static Duration time(String value) {
        return TimeText.parse(value)
                .orElseThrow(() -> new IllegalArgumentException("'" + value + "' is no time such as 500ms or 2s."));
    }

    /** Whether a stream that has ended is over. */
    boolean isNever() {
        return isNever;
    }

    Spoken<SseConnectActionBuilder> completed(Spoken<SseConnectActionBuilder> stream) {
        return stream.then(made -> made.reconnect(policy.value()), ".reconnect(" + policy.java() + ")");
    }

    @Override
    public String toString() {
        return text;
    }
}
