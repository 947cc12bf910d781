// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. What a curl command says, as values: from the words, or from a text that somebody pasted, to {@link dev.freshet.launch.curl.CurlCommand}. Nothing here
 * knows requests, streams or runs; files that a command names are read, and that is all.
 *
 * <pre>
 *   pasted text ──► ShellWords: Bash, cmd, PowerShell ──► words ──► CurlArguments, by the table CurlOptions ──► CurlDraft ──► CurlCommand
 * </pre>
 *
 * <p>Three things can come of an option of curl: it is understood; it makes no difference to a request, as where curl writes what it gets; or it cannot be done, and
 * then the command says so, for a load test that silently leaves out a part of the request measures something else.
 */
@NullMarked
package dev.freshet.launch.curl;

import org.jspecify.annotations.NullMarked;
