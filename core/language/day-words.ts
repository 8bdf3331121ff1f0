import type { DayFault, DayNote } from '../model/known-day';
import { fillText, textsFor } from './say';

/** Why a day was refused, in a sentence that names what came. */
export function dayFaultInWords({ code, values }: DayFault, language: string): string {
	return fillText(textsFor(language)[`day.fault.${code}`], values);
}

/** What to know about a day that was read, in a sentence that names what came. */
export function dayNoteInWords({ code, values }: DayNote, language: string): string {
	return fillText(textsFor(language)[`day.note.${code}`], values);
}
