// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import org.junit.jupiter.api.Tag;

/** All of it once more, with TLS by BoringSSL. */
@Tag("full")
class ProxyOverBoringSslTest extends ProxyTest {

    ProxyOverBoringSslTest() {
        useOpenSsl = true;
    }
}
