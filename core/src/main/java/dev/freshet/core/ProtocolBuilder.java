// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

/**
 * The description of how a protocol is to be used: base address, headers, limits. Immutable.
 *
 * <p>Given to {@code setUp(...).protocols(...)} or to one population, where it replaces the global one of the same type.
 */
public interface ProtocolBuilder {}
