import { createContext } from "react";

/** Facts of the request that the document itself needs. In the browser there are none, and none are needed. */
export const RequestDetails = createContext<{ nonce: string | undefined; requestId: string | null }>({
  nonce: undefined,
  requestId: null,
});
