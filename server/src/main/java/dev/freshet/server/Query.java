// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The query of a request to a built-in path, checked against the path's parameters. If there are no
 * {@link #problems}, each accessor gives what was asked for or else the default, within its bounds.
 */
final class Query {

    private static final int MAX_PARAMETERS = 64;
    private static final int MAX_SHOWN = 80;
    private static final double NS_PER_SECOND = 1e9;

    private final Endpoint route;
    private final Map<Parameter, String> given = new EnumMap<>(Parameter.class);
    private final List<String> problems = new ArrayList<>();

    private Query(Endpoint route) {
        this.route = route;
    }

    static Query of(Endpoint route, ReceivedRequest request) {
        Query query = new Query(route);
        if (route.pathParameter() != null) {
            query.put(
                    route.pathParameter(),
                    request.path().substring(route.prefix().length()));
        }
        try {
            new QueryStringDecoder(request.uri(), UTF_8, true, MAX_PARAMETERS, true)
                    .parameters()
                    .forEach(query::read);
        } catch (IllegalArgumentException e) {
            query.problems.add("the query can't be decoded: write % as %25");
        }
        Parameter required = route.requiredParameter();
        if (required != null && query.problems.isEmpty() && !query.has(required)) {
            query.problems.add(required.key() + " is missing: give " + required.meaning());
        }
        return query;
    }

    /** What is wrong with the query, each entry naming the parameter, its value and what is allowed. */
    List<String> problems() {
        return problems;
    }

    boolean has(Parameter parameter) {
        return !text(parameter).isEmpty();
    }

    String text(Parameter parameter) {
        String value = given.get(parameter);
        return value != null ? value : route.usual(parameter);
    }

    long whole(Parameter parameter) {
        return Long.parseLong(text(parameter));
    }

    double decimal(Parameter parameter) {
        return Double.parseDouble(text(parameter));
    }

    /** A time in seconds as nanoseconds. */
    long nanos(Parameter parameter) {
        return (long) (decimal(parameter) * NS_PER_SECOND);
    }

    <E extends Enum<E>> E word(Parameter parameter, Class<E> words) {
        return Enum.valueOf(words, text(parameter).toUpperCase(Locale.ROOT));
    }

    private void read(String key, List<String> values) {
        for (Parameter parameter : route.parameters()) {
            if (parameter.key().equals(key) && parameter != route.pathParameter()) {
                if (values.size() > 1) {
                    problems.add(key + " is given " + values.size() + " times: give it once");
                }
                put(parameter, values.get(0));
                return;
            }
        }
        List<String> keys = route.queryParameters().stream().map(Parameter::key).toList();
        problems.add(route.path() + " has no parameter '" + key + "': allowed "
                + (keys.isEmpty() ? "is none" : "are " + String.join(", ", keys)));
    }

    private void put(Parameter parameter, String value) {
        if (parameter.allowed().test().test(value)) {
            given.put(parameter, value);
        } else {
            problems.add(parameter.key() + "=" + shown(value) + ": allowed is "
                    + parameter.allowed().words());
        }
    }

    /** A value as it fits into one line of a message. */
    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }
}
