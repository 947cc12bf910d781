// SPDX-License-Identifier: Apache-2.0
/**
 * What Freshet can do, measured: micro-benchmarks of what runs per event, and whole processes under load. Never published, and no part of
 * a build's verdict: figures depend on the machine, and are quoted with it.
 */
@NullMarked
package dev.freshet.benchmarks;

import org.jspecify.annotations.NullMarked;
