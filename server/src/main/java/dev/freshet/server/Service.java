// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/** What all connections of a server share. */
record Service(SampleServer.Options options, Router router, Counters counters) {}
