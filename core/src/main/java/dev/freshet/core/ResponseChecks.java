// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.CheckBuilder.CaptureGroupCheckBuilder;
import dev.freshet.core.CheckBuilder.Find;
import dev.freshet.core.CheckBuilder.MultipleFind;
import dev.freshet.core.CheckSpec.Source;

/** Checks that only a response with a status and headers allows. The face of the HTTP module offers them under its own name. */
@Internal
public final class ResponseChecks {

    private ResponseChecks() {}

    /** The status code. */
    public static Find<Integer> status() {
        return new Find<>(Source.of(CheckType.STATUS), Integer.class);
    }

    /** The values of a header, whose name is compared without regard to case. */
    public static MultipleFind<String> header(Dynamic<String> name) {
        return new MultipleFind<>(Source.of(CheckType.HEADER, name), String.class);
    }

    /** What a regular expression finds in the values of a header. */
    public static CaptureGroupCheckBuilder headerRegex(Dynamic<String> name, Dynamic<String> pattern) {
        return new CaptureGroupCheckBuilder(Source.of(CheckType.HEADER_REGEX, name, pattern));
    }

    /** The address that was finally reached. */
    public static Find<String> currentLocation() {
        return new Find<>(Source.of(CheckType.CURRENT_LOCATION), String.class);
    }

    /** What a regular expression finds in the address that was finally reached. */
    public static CaptureGroupCheckBuilder currentLocationRegex(Dynamic<String> pattern) {
        return new CaptureGroupCheckBuilder(Source.of(CheckType.CURRENT_LOCATION_REGEX, pattern));
    }
}
