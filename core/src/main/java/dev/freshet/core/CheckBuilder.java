// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

/** The description of a check on a message or a response. Immutable. */
public interface CheckBuilder {}
