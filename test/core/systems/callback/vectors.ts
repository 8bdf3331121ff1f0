/** Examples that the vendor publishes for the encryption of its callbacks. */

/** Published keys; in halves, lest they are taken for secrets of ours. */
const firstKey = ['abcdefghijklmnopqrstuvwxyz', '0123456789ABCDEFG'].join('');
const secondKey = ['jWmYm7qr5nMoAUwZRjGtBxmz3KA', '1tkAj3ykkR6q2B2C'].join('');

/** Encryption with known random bytes. */
export const sealed = [
	{
		key: firstKey,
		receiver: 'wxb11529c136998cb6',
		random: 'aaaabbbbccccdddd',
		message: '我是中文abcd123',
		encrypt:
			'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
	},
	{
		// 32 bytes of zero.
		key: 'A'.repeat(43),
		receiver: 'wx134c8103faa5a59e',
		random: '999951349e8ee746',
		message: '<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>',
		encrypt:
			'hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7',
	},
];

/** Envelopes as they arrive. */
export const envelopes = [
	{
		token: 'QDG6eK',
		key: secondKey,
		receiver: 'wx5823bf96d3bd56c7',
		timestamp: '1409659589',
		nonce: '263014780',
		signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
		encrypt:
			'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
		message: '1616140317555161061',
	},
	{
		token: 'spamtest',
		key: firstKey,
		receiver: 'wx2c2769f8efd9abc2',
		timestamp: '1409735669',
		nonce: '1320562132',
		signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
		encrypt:
			'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=',
		// Its line ends belong to it.
		message:
			'<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>\n' +
			'<FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName>\n' +
			'<CreateTime>1409735668</CreateTime>\n' +
			'<MsgType><![CDATA[text]]></MsgType>\n' +
			'<Content><![CDATA[abcdteT]]></Content>\n' +
			'<MsgId>6054768590064713728</MsgId>\n</xml>',
	},
	{
		token: 'spamtest',
		key: firstKey,
		receiver: 'wx2c2769f8efd9abc2',
		timestamp: '1410349438',
		nonce: '298025754',
		signature: '003fee52ecc56afb46c00b5c7721be87860ce785',
		encrypt:
			'mfBCs65c67CeJw22u4VT2TD73q5H06+ocrAIxswCaeZ/d/Lw0msSZFHY0teqgSYiI1zR2gD2DKrB3TIrmX/liNSDrGqS8jSI/WPeKB5VPr7Ezr7gomZAyGCwJSgT1TRFWPfONGJMxuj2nk4faTuspAuVIFQ6SHwZuJBZC7mcJp7Cgr9cUhATQWDbOPaE7ukZBTV2YqyzH+UI2AK+J1S47cE79k1RX8t0hcTz/O0hlK8DGXKnvYv88qKQcI7z4iaajqHfRVZKBNyOODabs+It+ZfM3dWTeFcPgDbGtIEnpt/EDtuuA/zMvtkaKdHdswPnVZQ+xdwbYr3ldGvfT8HlEYEgkgKaThxTFobVlwzu2ZkXCjicbP3xdr15Iq48ObgzPpqYuZ3IEoyggZDKClquk0u0orMck4GTF/XyE8yGzc4=',
		message: null,
	},
	{
		token: 'AAAAA',
		key: 'A'.repeat(43),
		receiver: 'wx134c8103faa5a59e',
		timestamp: '1715943329',
		nonce: '1590219412',
		signature: '6c12a4205838198b8fa631b3220723bb07f1015c',
		encrypt:
			'D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg==',
		message: null,
	},
] as const;
