/** Sends events outside of units of work: a claim before, the outcome after each round. */
@NullMarked
package io.muster.application.service.webhook;

import org.jspecify.annotations.NullMarked;
