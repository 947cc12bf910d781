// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

/** What a check looks at. Its label is the name of the method that makes the check, as failure messages show it. */
@Internal
public enum CheckType {
    BODY_STRING("bodyString"),
    BODY_BYTES("bodyBytes"),
    BODY_LENGTH("bodyLength"),
    BODY_STREAM("bodyStream"),
    SUBSTRING("substring"),
    REGEX("regex"),
    JSON_PATH("jsonPath"),
    JMES_PATH("jmesPath"),
    JSONP_JSON_PATH("jsonpJsonPath"),
    JSONP_JMES_PATH("jsonpJmesPath"),
    XPATH("xpath"),
    CSS("css"),
    FORM("form"),
    MD5("md5"),
    SHA1("sha1"),
    RESPONSE_TIME("responseTimeInMillis"),
    STATUS("status"),
    HEADER("header"),
    HEADER_REGEX("headerRegex"),
    CURRENT_LOCATION("currentLocation"),
    CURRENT_LOCATION_REGEX("currentLocationRegex");

    private final String label;

    CheckType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
