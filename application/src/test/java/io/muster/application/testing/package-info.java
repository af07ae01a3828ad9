/** Fixtures for tests of use cases and adapters: data with good defaults, and a scene with all use cases wired. */
@NullMarked
package io.muster.application.testing;

import org.jspecify.annotations.NullMarked;
