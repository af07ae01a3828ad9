/** How fast Muster is: a program that talks to a packaged server as identity providers do and prints what it measured. */
@NullMarked
package io.muster.bench;

import org.jspecify.annotations.NullMarked;
