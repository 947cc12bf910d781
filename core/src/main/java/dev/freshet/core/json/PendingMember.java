// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * A member of an object whose value is not parsed until something asks for it.
 *
 * @param value parses it
 */
record PendingMember(String name, Supplier<JsonNode> value) {}
