package io.muster.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs a test class only where Chromium is installed; elsewhere its tests are reported as skipped. One class at a time
 * runs, in order, beside those without a browser.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.muster.e2e.Chromium#isInstalled", disabledReason = "There is no /usr/bin/chromium")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("Chromium")
@interface InChromium {}
