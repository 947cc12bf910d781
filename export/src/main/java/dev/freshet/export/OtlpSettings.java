// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.text.Secrets;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where figures are sent, and how: from the command line, and from the variables of the environment that OpenTelemetry has for this. Immutable.
 *
 * @param endpoint the whole address
 * @param headers sent with each request; they may be secret
 * @param resource attributes of the environment, which go before our own
 * @param every how long between two
 */
record OtlpSettings(
        URI endpoint,
        AggregationTemporality temporality,
        Map<String, String> headers,
        Map<String, String> resource,
        Duration every) {

    static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    static final String METRICS_HEADERS = "OTEL_EXPORTER_OTLP_METRICS_HEADERS";
    static final String RESOURCE = "OTEL_RESOURCE_ATTRIBUTES";
    static final String SERVICE = "OTEL_SERVICE_NAME";
    static final String INTERVAL = "OTEL_METRIC_EXPORT_INTERVAL";

    /** Where collectors listen, below an address that has no path. */
    private static final String PATH = "/v1/metrics";

    private static final Duration EVERY = Duration.ofSeconds(5);

    OtlpSettings {
        headers = Map.copyOf(headers);
        resource = Map.copyOf(resource);
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException when one of them is none; its message has no value that may be secret
     */
    static OtlpSettings of(Map<String, String> given, Map<String, String> environment) {
        Map<String, String> headers = pairs(HEADERS, environment);
        headers.putAll(pairs(METRICS_HEADERS, environment));
        Map<String, String> resource = pairs(RESOURCE, environment);
        String service = environment.getOrDefault(SERVICE, "");
        if (!service.isBlank()) {
            resource.put("service.name", service);
        }
        return new OtlpSettings(
                endpoint(given.getOrDefault("url", "")),
                temporality(given.getOrDefault("temporality", "cumulative")),
                headers,
                resource,
                every(environment.getOrDefault(INTERVAL, "")));
    }

    private static URI endpoint(String url) {
        try {
            URI uri = new URI(url);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                String path = uri.getRawPath();
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                return path.isEmpty() || path.equals("/")
                        ? new URI(uri.getScheme() + "://" + uri.getRawAuthority() + PATH + query)
                        : uri;
            }
        } catch (URISyntaxException e) {
            // told below, without the address, which may hold a secret
        }
        throw new IllegalArgumentException(
                "--otlp: give the address of a collector, such as http://localhost:4318, without a name and a password in it. Secrets go into "
                        + HEADERS + ".");
    }

    private static AggregationTemporality temporality(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "cumulative" -> AggregationTemporality.CUMULATIVE;
            case "delta" -> AggregationTemporality.DELTA;
            default -> throw new IllegalArgumentException("--otlp-temporality " + word + ": give cumulative or delta.");
        };
    }

    private static Duration every(String millis) {
        if (millis.isBlank()) {
            return EVERY;
        }
        if (!millis.strip().matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    INTERVAL + "=" + millis + ": give a number of milliseconds, such as 5000.");
        }
        return Duration.ofMillis(Long.parseLong(millis.strip()));
    }

    /** {@code name=value,name=value}, with values as in a URL. */
    private static Map<String, String> pairs(String variable, Map<String, String> environment) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : environment.getOrDefault(variable, "").split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        decoded(variable, pair.substring(equals + 1).strip()));
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException(variable
                        + ": write it as name=value,name=value; one of its parts has no name or no equals sign.");
            }
        }
        return pairs;
    }

    private static String decoded(String variable, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    variable + ": the value of one of its names is not encoded as in a URL.", e);
        }
    }

    /** The address as it may be shown. */
    String shown() {
        return Secrets.hiddenIn(endpoint.toString());
    }

    /** Without headers, which may be secret. */
    @Override
    public String toString() {
        return "OtlpSettings[" + shown() + ", " + temporality + ", every " + every + "]";
    }
}
