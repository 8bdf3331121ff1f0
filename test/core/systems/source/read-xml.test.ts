import fc from 'fast-check';

import { readXml } from '../../../../core/systems/source/read-xml';

const read = (text: string) => readXml(Buffer.from(text));

describe('the XML of a callback', () => {
	it('is its elements by name, texts without the spaces around them', () => {
		const text = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- hello --><xml>
			<ToUserName><![CDATA[ww123]]></ToUserName><CreateTime> 1409735668 </CreateTime>
			<Empty/><Blank></Blank><Title a="1 > 0" b='x'>a &lt;b&gt; &amp; &#x6211;&#25105; &quot;&apos;</Title>
			<Raw><![CDATA[<b>&amp;</b>]] >]]></Raw></xml>`;
		expect(read(text)).toEqual({
			ok: true,
			name: 'xml',
			value: {
				ToUserName: 'ww123',
				CreateTime: '1409735668',
				Empty: '',
				Blank: '',
				Title: `a <b> & 我我 "'`,
				Raw: '<b>&amp;</b>]] >',
			},
		});
	});

	it('has attributes that are asked for as parts, and passes over all others', () => {
		const text = `<a n="1"><b xsi:type="sf:Case" other='2'><Id>1</Id></b><c xsi:type='x &amp; y'/></a>`;
		expect(readXml(Buffer.from(text), ['type'])).toEqual({
			ok: true,
			name: 'a',
			value: { b: { '@type': 'sf:Case', Id: '1' }, c: { '@type': 'x & y' } },
		});
		expect(read(text)).toMatchObject({ value: { b: { Id: '1' }, c: '' } });
	});

	it('has a list where elements of one name stand together, and no prefixes', () => {
		const text =
			'<s:Envelope xmlns:s="urn:x"><s:Item><Id>1</Id></s:Item><s:Item><Id>2</Id></s:Item></s:Envelope>';
		expect(read(text)).toEqual({
			ok: true,
			name: 'Envelope',
			value: { Item: [{ Id: '1' }, { Id: '2' }] },
		});
	});

	it.each([
		['', 'The body is empty.'],
		['hello', 'The body is not one whole XML element.'],
		['<xml>', 'The body is not one whole XML element.'],
		['<xml></xml><xml></xml>', 'The body is not one whole XML element.'],
		['<xml></xml>hello', 'The body is not one whole XML element.'],
		['<xml></other>', 'The XML closes other, which is not open there.'],
		['</xml>', 'The XML closes xml, which is not open there.'],
		['<a><b></a></b>', 'The XML closes a, which is not open there.'],
		['<xml><![CDATA[x</xml>', 'The body is not XML that can be read.'],
		['<!DOCTYPE xml><xml></xml>', 'The body is not XML that can be read.'],
		[
			'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>',
			'The body is not XML that can be read.',
		],
		['<xml>&nbsp;</xml>', 'The XML has the entity &nbsp;.'],
		['<xml>&constructor;</xml>', 'The XML has the entity &constructor;.'],
		['<xml>a & b</xml>', 'The XML has the entity &.'],
		[`<xml>${'<a>'.repeat(40)}`, 'The XML is over 32 levels deep.'],
		[`<xml>${'<a/>'.repeat(20_001)}</xml>`, 'The XML has over 20000 elements.'],
	])('%s is refused: %s', (text, message) => {
		expect(read(text)).toEqual({ ok: false, message });
	});

	it('is UTF-8: GBK is refused', () => {
		const gbk = Buffer.from([0x3c, 0x61, 0x3e, 0xce, 0xd2, 0x3c, 0x2f, 0x61, 0x3e]);
		expect(readXml(gbk)).toEqual({ ok: false, message: 'The body is not UTF-8 text.' });
	});

	it('makes no property of a prototype', () => {
		const outcome = read('<xml><__proto__><x>1</x></__proto__></xml>');
		expect(outcome.ok && Object.getPrototypeOf(outcome.value)).toBe(Object.prototype);
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});

	it('never throws, nor takes long, on anything', () => {
		const pieces = fc.constantFrom(
			'<a>',
			'</a>',
			'<a/>',
			'<![CDATA[',
			']]>',
			'<!--',
			'-->',
			'<?',
			'?>',
			'&amp;',
			'&#x110000;',
			'&',
			' a="b"',
			'<a ',
			'\u0000',
			'文',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
				expect(typeof read(parts.join('')).ok).toBe('boolean');
			}),
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				expect(typeof readXml(bytes).ok).toBe('boolean');
			}),
		);
		for (const evil of ['<a ', '<![CDATA[', '<!--', '&', '<a b="', ' '].map((one) =>
			one.repeat(200_000),
		))
			expect(read(`<xml>${evil}`).ok).toBe(false);
	});
});
