// GSM 03.38 basic set; the second string's characters take two places.
const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
		'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€\f');

/**
 * How an SMS would be sent: in GSM characters (160 in one message, 153 in each part of a longer one)
 * or, as soon as one character is not among them, in UCS-2 (70, 67).
 */
export function smsSize(text: string): {
	encoding: 'gsm' | 'ucs2';
	units: number;
	messages: number;
} {
	let units = 0;
	let gsm = true;
	for (const character of text) {
		if (basic.has(character)) units += 1;
		else if (extended.has(character)) units += 2;
		else {
			gsm = false;
			break;
		}
	}
	if (!gsm) units = text.length;
	const [single, part] = gsm ? [160, 153] : [70, 67];
	const messages = units <= single ? 1 : Math.ceil(units / part);
	return { encoding: gsm ? 'gsm' : 'ucs2', units, messages };
}

/** The first text that fits into one SMS; if none does, the last, which should be the shortest. */
export function fittingSms(first: string, ...shorter: string[]): string {
	const texts = [first, ...shorter];
	return texts.find((text) => smsSize(text).messages === 1) ?? texts[texts.length - 1] ?? first;
}
