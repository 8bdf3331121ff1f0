/** One invitation belongs to one cycle of a subject. */
export function cycleKey(
	subject: { source: string; type: string; id: string },
	cycle: number,
): string {
	return JSON.stringify([subject.source, subject.type, subject.id, cycle]);
}

/** A relationship survey asks a customer once a wave (a quarter, say). */
export function waveKey(customerId: string, wave: string): string {
	return JSON.stringify(['wave', customerId, wave]);
}

/** A verification asks once for each time the case was resolved. */
export function verificationKey(caseId: string, reopenCount: number): string {
	return JSON.stringify(['case', caseId, reopenCount]);
}
