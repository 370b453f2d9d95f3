/** A horn with two waves; drawn here. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#b5562d" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="M3 10v4h3l8 4.500v-13L6 10z" fill="#fbe2d5"/><path d="M17 9.500a4 4 0 010 5M19.500 7a8 8 0 010 10"/></svg>`;
