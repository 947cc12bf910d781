// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.exec;

/**
 * Something that a virtual user can execute: a chain, or a single action such as a request.
 *
 * <p>It is what {@code exec(...)}, {@code on(...)} and {@code then(...)} take. Simulations do not implement it.
 */
public interface Executable {}
