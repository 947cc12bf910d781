// SPDX-License-Identifier: Apache-2.0
/**
 * The Model Context Protocol over Streamable HTTP, as steps of scenarios.
 *
 * <p>{@link dev.freshet.mcp.McpDsl} is the way in. All here is written in the public language of the core and of HTTP and makes chains of it; a test keeps it so. Builders are
 * immutable descriptions.
 */
@NullMarked
package dev.freshet.mcp;

import org.jspecify.annotations.NullMarked;
