// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. How a request proves who sends it: answers to challenges for credentials, by a {@link dev.freshet.http.auth.DigestTransport} that stands before
 * another transport and remembers in {@link dev.freshet.http.auth.DigestNonces} what a user has been asked, and signatures by {@linkplain
 * dev.freshet.http.auth.OAuth1Signature OAuth 1.0}.
 */
@NullMarked
package dev.freshet.http.auth;

import org.jspecify.annotations.NullMarked;
