// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

/** What a check takes when it finds no value. A null that was found is a value. */
enum Nothing {
    NOTHING
}
