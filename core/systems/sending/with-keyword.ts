import type { Letter } from '../channel';

/**
 * A letter in whose subject the word is without which a robot takes nothing.
 *
 * @param keyword empty where the robot asks for none
 */
export function withKeyword(letter: Letter, keyword: string): Letter {
	if (keyword === '' || letter.subject.includes(keyword)) return letter;
	return { ...letter, subject: `${keyword} · ${letter.subject}` };
}
