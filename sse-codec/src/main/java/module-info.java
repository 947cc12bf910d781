// SPDX-License-Identifier: Apache-2.0
/** Bytes to server-sent events and back, by the WHATWG text. Needs nothing but {@code java.base}. */
module dev.freshet.codec {
    requires static org.jspecify;

    exports dev.freshet.codec;
}
