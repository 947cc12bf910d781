// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/**
 * One header field, of a request or a response.
 *
 * @param name as it stands on the wire; HTTP compares names without case
 * @param value one character per byte (ISO-8859-1), so that no byte is lost
 */
public record Header(String name, String value) {}
