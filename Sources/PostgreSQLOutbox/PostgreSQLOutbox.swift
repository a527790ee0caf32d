#if PostgreSQL
  internal import CPostgreSQL
#endif
