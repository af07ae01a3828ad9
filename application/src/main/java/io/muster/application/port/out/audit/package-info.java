/** The chain of audit entries; its head is the last lock of a unit of work. */
@NullMarked
package io.muster.application.port.out.audit;

import org.jspecify.annotations.NullMarked;
