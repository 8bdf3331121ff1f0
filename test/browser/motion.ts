import type { Page } from 'playwright-core';

/** What moves on a page: elements, and what is drawn before and after them, with how long. */
export async function moving(page: Page): Promise<string[]> {
	return await page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((element) =>
			[undefined, '::before', '::after'].flatMap((part) => {
				const style = getComputedStyle(element, part);
				const { animationName, transitionDuration, scrollBehavior } = style;
				const still = animationName === 'none' && /^(0s(, )?)+$/.test(transitionDuration);
				if (still && scrollBehavior === 'auto') return [];
				return [`${animationName}, ${transitionDuration}: ${element.outerHTML.slice(0, 100)}`];
			}),
		),
	);
}
