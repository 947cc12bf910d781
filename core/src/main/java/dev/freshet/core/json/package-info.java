// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. JSON values and the two path languages over them: compiled once, evaluated often.
 *
 * <p>{@link dev.freshet.core.json.Json} is a parsed value; {@link dev.freshet.core.json.JsonPath} and {@link
 * dev.freshet.core.json.JmesPath} find values in it. Paths are compiled on the main thread while a run is set up, where a mistake in one is a
 * {@link dev.freshet.core.SimulationException} that says where it is. They are evaluated on the users' loops; all types but the writers
 * are immutable or safe for several loops.
 *
 * <p>Bytes come from the network and are not to be trusted: nesting, the length of numbers and the encoding are limited, and a text that is
 * not JSON is an expected failure, a {@link dev.freshet.core.json.JsonException} without stack trace.
 *
 * <p>What describes itself to a {@link dev.freshet.core.json.JsonWriter} can be had as a tree or as text, whichever is asked for, and
 * both say the same.
 *
 * <p>JSONPath is our own: text → {@link dev.freshet.core.json.PathParser} → {@link dev.freshet.core.json.PathSegment}s with their {@link
 * dev.freshet.core.json.PathSelector}s, immutable values that a walk over the tree follows. Conditions of filters are {@link
 * dev.freshet.core.json.PathCondition}s over {@link dev.freshet.core.json.PathOperand}s.
 *
 * <p>This room hides the libraries that do the work (Jackson, jmespath-java). It may import the face only; {@code el}, {@code
 * check}, {@code feeder} and protocol modules call it.
 */
@NullMarked
package dev.freshet.core.json;

import org.jspecify.annotations.NullMarked;
