import { loadsOf } from '../../bench/page-weight';

describe('what a browser would load because of a page', () => {
	it.each([
		['<img src="/logo.png">', 1],
		['<script src=app.js></script><img srcset="a.png 2x">', 2],
		['<link rel="stylesheet" href="style.css">', 1],
		['<style>@import "a.css"; body { background: url(b.png) }</style>', 2],
		['<video poster="c.jpg"></video>', 1],
	])('counts %s', (html, loads) => {
		expect(loadsOf(html)).toHaveLength(loads);
	});

	it.each([
		'<a href="https://example.com/">a person follows it</a>',
		'<form action="?t=1"><input name="t"></form>',
		'<link rel="icon" href="data:,"><img src="data:image/gif;base64,R0lGOD">',
		'<svg><use href="#star"/><path fill="url(#shade)"/></svg>',
	])('leaves out %s', (html) => {
		expect(loadsOf(html)).toEqual([]);
	});
});
