// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted: on one loop during one interval, or on all loops during the whole run. Rows appear when something is counted
 * in them. Confined to the thread of its owner.
 */
final class RunCounts {

    /** How many sentences are told apart. */
    private static final int NOTES = 50;

    private final RunLimits limits;
    private final HistogramSource source;
    private final Map<List<String>, Map<String, Map<RowKind, RequestCounts>>> requests = new LinkedHashMap<>();
    private final List<RequestCounts> requestsInOrder = new ArrayList<>();
    private final Map<List<String>, GroupCounts> groups = new LinkedHashMap<>();
    private final Map<String, StreamCounts> streams = new LinkedHashMap<>();
    private final Map<String, UserCounts> users = new LinkedHashMap<>();
    private final TextCounts failures = new TextCounts(NameLimit.NAMES);
    private final TextCounts errors = new TextCounts(NameLimit.NAMES);
    private final Set<String> notes = new LinkedHashSet<>();

    RunCounts(RunLimits limits, HistogramSource source) {
        this.limits = limits;
        this.source = source;
    }

    RequestCounts request(List<String> path, String name, RowKind kind) {
        Map<String, Map<RowKind, RequestCounts>> siblings = requests.get(path);
        Map<RowKind, RequestCounts> ofName = siblings == null ? null : siblings.get(name);
        RequestCounts known = ofName == null ? null : ofName.get(kind);
        return known != null ? known : firstRequest(path, name, kind);
    }

    GroupCounts group(List<String> path) {
        GroupCounts known = groups.get(path);
        if (known != null) {
            return known;
        }
        List<String> shown = NameLimit.cut(path);
        List<String> key = limits.groups.admits(shown) ? shown : List.of(NameLimit.OTHER);
        return groups.computeIfAbsent(key, ignored -> new GroupCounts(key, source));
    }

    StreamCounts stream(String name) {
        StreamCounts known = streams.get(name);
        if (known != null) {
            return known;
        }
        return streams.computeIfAbsent(limits.stream(name), key -> new StreamCounts(key, source));
    }

    UserCounts users(String scenario) {
        UserCounts known = users.get(scenario);
        if (known != null) {
            return known;
        }
        return users.computeIfAbsent(limits.scenario(scenario), key -> new UserCounts(key, source));
    }

    /** Something went wrong with a row; null says that nothing did. */
    void failure(@Nullable String text) {
        if (text != null) {
            failures.add(text, 1);
        }
    }

    /** What a server said of a failure. */
    void detail(String failure, String detail) {
        failures.detail(failure, detail);
    }

    /** Something went wrong that is no row. */
    void error(String text) {
        errors.add(text, 1);
    }

    void note(String sentence) {
        if (notes.size() < NOTES) {
            notes.add(sentence);
        }
    }

    void add(RunCounts other) {
        other.requestsInOrder.forEach(
                counts -> request(counts.groups, counts.name, counts.kind).add(counts));
        other.groups.values().forEach(counts -> group(counts.path).add(counts));
        other.streams.values().forEach(counts -> stream(counts.name).add(counts));
        other.users.values().forEach(counts -> users(counts.scenario).add(counts));
        failures.add(other.failures);
        errors.add(other.errors);
        other.notes.forEach(this::note);
    }

    /** Hands over streams that were counted elsewhere, as a series does with its own. */
    void put(StreamCounts counts) {
        streams.put(counts.name, counts);
    }

    /** Collects all histograms, emptied. These counts are of no use afterwards. */
    void release(Collection<IntCountsHistogram> emptied) {
        requestsInOrder.forEach(counts -> counts.release(emptied));
        groups.values().forEach(counts -> counts.release(emptied));
        streams.values().forEach(counts -> counts.release(emptied));
        users.values().forEach(counts -> counts.release(emptied));
    }

    Collection<RequestCounts> requests() {
        return requestsInOrder;
    }

    Collection<GroupCounts> groups() {
        return groups.values();
    }

    Collection<StreamCounts> streams() {
        return streams.values();
    }

    Collection<UserCounts> users() {
        return users.values();
    }

    /** Everything that went wrong. */
    TextCounts failures() {
        return failures;
    }

    /** What went wrong without being a row. */
    TextCounts errors() {
        return errors;
    }

    Collection<String> notes() {
        return notes;
    }

    private RequestCounts firstRequest(List<String> path, String name, RowKind kind) {
        List<String> shownPath = NameLimit.cut(path);
        String shownName = SafeText.cut(name);
        boolean admitted = limits.admitsRequest(shownPath, shownName);
        List<String> groupKey = admitted ? shownPath : List.of();
        String nameKey = admitted ? shownName : NameLimit.OTHER;
        return requests.computeIfAbsent(groupKey, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(nameKey, ignored -> new EnumMap<>(RowKind.class))
                .computeIfAbsent(kind, ignored -> {
                    RequestCounts first = new RequestCounts(groupKey, nameKey, kind, source);
                    requestsInOrder.add(first);
                    return first;
                });
    }
}
